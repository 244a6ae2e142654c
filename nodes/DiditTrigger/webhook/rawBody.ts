import type { IWebhookFunctions } from 'n8n-workflow';

/**
 * The bytes that were sent, after decompression.
 *
 * @returns nothing for a form with files: n8n has taken that apart, and Didit sends none
 */
export async function rawBodyOf(context: IWebhookFunctions): Promise<Buffer> {
	const request = context.getRequestObject();
	if (/^\s*multipart\//i.test(String(request.headers['content-type']))) return Buffer.alloc(0);
	// n8n has read JSON, text, forms and XML by now, and nothing else.
	if (!request.rawBody) await request.readRawBody();
	return request.rawBody ?? Buffer.alloc(0);
}
