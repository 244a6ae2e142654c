interface Component {
	readonly name?: string;
	readonly version?: string;
	readonly scope?: string;
}

interface CycloneDx {
	readonly bomFormat?: string;
	readonly specVersion?: string;
	readonly metadata?: { readonly component?: Component & { readonly purl?: string } };
	readonly components?: readonly Component[];
}

/** What a bill of materials says that is not true of a package without runtime dependencies. */
export function sbomFindings(text: string, name: string, version: string): string[] {
	let bom: CycloneDx;
	try {
		bom = JSON.parse(text) as CycloneDx;
	} catch {
		return ['`npm sbom` printed no JSON: run it and see.'];
	}
	const purl = `pkg:npm/${name}@${version}`;
	return [
		...(bom.bomFormat === 'CycloneDX' && bom.specVersion
			? []
			: ['The bill of materials is not CycloneDX.']),
		...(bom.metadata?.component?.purl === purl
			? []
			: [`The bill of materials is of ${bom.metadata?.component?.purl}, and not of ${purl}.`]),
		...(bom.components
			? bom.components.map(
					(part) =>
						`The bill of materials has ${part.name} ${part.version}: the package may not depend on anything at run time.`,
				)
			: ['The bill of materials has no list of components.']),
	];
}
