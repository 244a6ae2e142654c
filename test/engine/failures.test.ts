import type { IExecuteFunctions, INode, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { asNodeError, withProgress } from '../../nodes/Didit/engine/itemErrors';
import type { Operation } from '../../nodes/Didit/engine/operation';

const node = { name: 'Didit', parameters: { email: 'ana@mail.test', password: 'x' } } as unknown;
const context = { getNode: () => node } as IExecuteFunctions;

const password = { name: 'password', typeOptions: { password: true } };
const fields = [{ name: 'email' }, password] as INodeProperties[];
const operation = { fields } as Operation;

const failed = (error: unknown, item = 3) => asNodeError(context, error, operation, item);

test('whatever went wrong becomes an error of the item', () => {
	const error = failed(new Error('No'));
	expect(error).toBeInstanceOf(NodeOperationError);
	expect(error).toMatchObject({ message: 'No', context: { itemIndex: 3 } });
});

test('an error that knows its item keeps it', () => {
	const known = new NodeOperationError(node as INode, 'No', { itemIndex: 0 });
	expect(failed(known).context.itemIndex).toBe(0);
});

test('no error keeps a password, nor takes it from the node', () => {
	expect(failed(new Error('No')).node.parameters).toEqual({ email: 'ana@mail.test', password: '' });
	expect(context.getNode().parameters.password).toBe('x');
});

describe('an error that ends a run', () => {
	const progress = { total: 5, begun: 4, done: 2, failed: 2 };
	const rest =
		'This was item 4 of 5. Others: 2 went through and are not returned, 1 did not, 1 were not started.';

	test.each([
		['Do this.', `Do this. ${rest}`],
		[undefined, rest],
	])('says what became of the others (%p)', (description, expected) => {
		const error = failed(new NodeOperationError(node as INode, 'No', { description }));
		expect(withProgress(error, progress).description).toBe(expected);
	});

	test('says nothing of others where there are none', () => {
		const error = failed(new NodeOperationError(node as INode, 'No', { description: 'Do.' }), 0);
		const alone = withProgress(error, { total: 1, begun: 1, done: 0, failed: 1 });
		expect(alone.description).toBe('Do.');
	});
});
