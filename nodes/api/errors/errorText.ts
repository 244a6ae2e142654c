/**
 * Everything that an error has to say, in one text: n8n drops the description in some places.
 *
 * @param error a node error, whose description is the remedy, or any other
 */
export function errorText(error: Error & { description?: unknown }): string {
	const { message, description } = error;
	if (typeof description !== 'string' || description === '') return message;
	return /[.!?]$/.test(message) ? `${message} ${description}` : `${message}. ${description}`;
}
