import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Json } from '../../../scripts/host/types.mts';

/** What a model was asked, in the form of OpenAI's chat completions. */
export interface Question {
	messages: Message[];
	tools: { function: { name: string; description: string; parameters: Json } }[];
}

export interface Message {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string | null;
}

/** Something to say, or a tool to call. */
export type Reply = string | { tool: string; input: Json };

export interface ModelStandIn {
	/** For the credential of n8n's OpenAI nodes. */
	url: string;
	/** Every question, oldest first. */
	questions: Question[];
	/** Who answers from now on. */
	script: (question: Question) => Reply;
	stop(): Promise<void>;
}

/** Plays a language model behind OpenAI's interface: what it says is up to a script. */
export async function startModel(): Promise<ModelStandIn> {
	const server = createServer((request, response) => {
		if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
			response.writeHead(404).end();
			return;
		}
		void json(request).then((body) => {
			const { stream, ...question } = body as Question & { stream?: boolean };
			model.questions.push(question);
			const choice = choiceFor(model.script(question), model.questions.length);
			if (stream === true) {
				response.writeHead(200, { 'content-type': 'text/event-stream' });
				response.end(asStream(choice));
			} else {
				response.writeHead(200, { 'content-type': 'application/json' });
				response.end(JSON.stringify(asCompletion(choice)));
			}
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const model: ModelStandIn = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		questions: [],
		script: () => 'I have no script.',
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
	return model;
}

interface Choice {
	message: Json;
	finish: 'stop' | 'tool_calls';
}

function choiceFor(reply: Reply, number: number): Choice {
	if (typeof reply === 'string') {
		return { message: { role: 'assistant', content: reply }, finish: 'stop' };
	}
	const call = { name: reply.tool, arguments: JSON.stringify(reply.input) };
	const calls = [{ index: 0, id: `call_${number}`, type: 'function', function: call }];
	return {
		message: { role: 'assistant', content: null, tool_calls: calls },
		finish: 'tool_calls',
	};
}

const HEAD = { id: 'chatcmpl-stand-in', created: 1774970000, model: 'stand-in' };

const asCompletion = ({ message, finish }: Choice): Json => ({
	...HEAD,
	object: 'chat.completion',
	choices: [{ index: 0, message, finish_reason: finish }],
	usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
});

function asStream({ message, finish }: Choice): string {
	const chunks = [
		{ delta: message, finish_reason: null },
		{ delta: {}, finish_reason: finish },
	].map((choice) => ({
		...HEAD,
		object: 'chat.completion.chunk',
		choices: [{ index: 0, ...choice }],
	}));
	const lines = chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`);
	return [...lines, 'data: [DONE]\n\n'].join('');
}
