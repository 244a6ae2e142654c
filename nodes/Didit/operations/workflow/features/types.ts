/** A check of a workflow and the keys that its config has, by how they are filled in. */
export interface FeatureSettings {
	readonly label: string;
	/** Whether something else has to come before it. */
	readonly notFirst?: true;
	/** The check that has to come before it. */
	readonly needs?: string;
	/** What happens in a case: nothing, a review, a decline. */
	readonly actions?: readonly string[];
	/** The same where something has to happen. */
	readonly strictActions?: readonly string[];
	/** Scores and ages, with the least and the most. */
	readonly thresholds?: Readonly<Record<string, readonly [least: number, most: number]>>;
	readonly methods?: readonly string[];
	/** Countries, documents and the like, as JSON. */
	readonly lists?: readonly string[];
	readonly switches?: readonly string[];
	readonly ids?: readonly string[];
	/** Without a field of their own: they go into the JSON of all settings. */
	readonly others?: readonly string[];
}
