import { obstacleFor } from '../../../nodes/DiditTrigger/registration/publicUrl';
import { hooksOf } from '../support';

const DIDIT = 'https://verification.didit.me/v3';

test.each([
	'https://n8n.example.com',
	'https://n8n.example.com:8443',
	'https://10.example.com',
	'https://10.1.2.3.example.com',
	'https://n8n.local.example.com',
	// Just beside the private networks of IANA's registry of special addresses.
	'https://8.8.8.8',
	'https://8.20.0.1',
	'https://8.100.0.1',
	'https://8.168.0.1',
	'https://8.254.0.1',
	'https://100.63.255.255',
	'https://100.128.0.1',
	'https://169.253.0.1',
	'https://172.15.255.255',
	'https://172.32.0.1',
	'https://192.167.0.1',
	'https://[2001:db8::1]',
	'https://[2001:db8::fc00]',
	'https://[2001:db8::fe80]',
	'https://[2001:db8::ffff:7f00:1]',
	'https://[::ffff:7f00:1:1]',
	'https://[::ffff:8.8.8.8]',
])('Didit may reach %s', (url) => {
	expect(obstacleFor(`${url}/webhook/x/didit`, DIDIT)).toBeUndefined();
});

test('plain http is named', () => {
	expect(obstacleFor('http://n8n.example.com/webhook/x/didit', DIDIT)).toMatch('https');
});

test.each([
	'http://localhost:5678',
	'https://localhost',
	'https://n8n.localhost',
	'https://n8n',
	'https://n8n.local',
	'https://n8n.internal',
	'https://127.0.0.1',
	'https://127.1',
	'https://2130706433',
	'https://0.0.0.0',
	'https://10.1.2.3',
	'https://172.16.0.1',
	'https://172.31.255.255',
	'https://192.168.1.1',
	'https://169.254.169.254',
	'https://100.64.0.1',
	'https://[::1]',
	'https://[::]',
	'https://[fc00::1]',
	'https://[fd00::1]',
	'https://[fe80::1]',
	'https://[febf::1]',
	'https://[::ffff:127.0.0.1]',
	'https://[::ffff:192.168.1.1]',
	'https://LOCALHOST.',
	'https://n8n.internal.',
])('%s leads nowhere for Didit', (url) => {
	expect(obstacleFor(`${url}/webhook/x/didit`, DIDIT)).toMatch('private network');
});

test.each(['https://didit.me/v3', 'https://apx.didit.me/v3'])('%s is Didit itself', (baseUrl) => {
	expect(obstacleFor('https://localhost', baseUrl)).toMatch('private network');
});

test.each([
	'http://127.0.0.1:4000/v3',
	'https://didit.me.example.com/v3',
	'https://mydidit.me/v3',
	'nonsense',
])('another server than Didit’s own (%s) may reach any URL', (baseUrl) => {
	expect(obstacleFor('http://localhost:5678/webhook/x/didit', baseUrl)).toBeUndefined();
});

test('create stops before it sends anything, and says what to do', async () => {
	const credentials = { diditApi: { apiKey: 'key', baseUrl: DIDIT } };
	await expect(hooksOf({ credentials }).create()).rejects.toThrow(
		/Didit cannot deliver to http:\/\/127\.0\.0\.1:5678.*N8N_WEBHOOK_URL/,
	);
});
