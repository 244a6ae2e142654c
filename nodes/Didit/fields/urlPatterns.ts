/** An ID of Didit's, as the source of a regular expression. */
export const UUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

/*
 * Addresses that name one thing, each with one group for its ID. Didit does not document those of
 * its console. The ones seen begin with the organization and the application; where in the rest
 * the ID stands is left open.
 */

const CONSOLE = 'https://business\\.didit\\.me/';
const OF_APPLICATION = `console/${UUID}/${UUID}`;

export const ORGANIZATION_LINK = `${CONSOLE}console/(${UUID})`;

export const APPLICATION_LINK = `${CONSOLE}console/${UUID}/(${UUID})`;

const INSIDE_CONSOLE = `${CONSOLE}(?:${OF_APPLICATION}/|(?!${OF_APPLICATION}))\\S*?`;

/** Whatever belongs to an application: workflows, questionnaires. */
export const CONSOLE_LINK = `${INSIDE_CONSOLE}(${UUID})`;

/** In the console; or the link that the person got, which ends in the session's token. */
export const SESSION_LINK = `(?:${INSIDE_CONSOLE}(?=${UUID})|https?://[^/\\s]+/(?:[^/?#\\s]+/)?session/)(${UUID}|[\\w-]+)`;
