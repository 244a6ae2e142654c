import type { FeatureSettings } from './types';

/** Whatever takes a selfie has these. */
const SELFIE_ACTIONS = [
	'external_capture_device_action',
	'face_liveness_duplicated_face_document_mismatch_action',
	'face_liveness_duplicated_face_name_mismatch_action',
	'face_liveness_multiple_faces_action',
	'face_liveness_possible_duplicated_face_action',
	'face_liveness_video_anomaly_action',
	'face_luminance_max_action',
	'face_luminance_min_action',
	'frame_injection_action',
	'screen_capture_action',
	'virtual_camera_action',
];
const SELFIE_OTHERS = [
	'face_liveness_max_attempts',
	'face_audio_recording_enabled',
	'face_liveness_uncertain_retry_enabled',
	'face_privacy_mode_enabled',
	'face_search_enabled',
	'face_liveness_flash_mode',
	'status_rules',
];

/** Checks of faces, with the keys of their config (digest of the contract, workflowFeatures). */
export const faces: Readonly<Record<string, FeatureSettings>> = {
	AGE_ESTIMATION: {
		label: 'Age Estimation',
		actions: SELFIE_ACTIONS,
		others: [...SELFIE_OTHERS, 'enable_id_verification_fallback'],
		methods: ['face_liveness_method'],
		thresholds: {
			face_luminance_max_threshold: [0, 100],
			face_luminance_min_threshold: [0, 100],
			face_quality_decline_threshold: [0, 100],
			face_quality_review_threshold: [0, 100],
			borderline_maximum_age_threshold: [1, 100],
			borderline_minimum_age_threshold: [1, 100],
			minimum_age_threshold: [1, 100],
			face_liveness_score_decline_threshold: [0, 100],
			face_liveness_score_review_threshold: [0, 100],
		},
	},
	LIVENESS: {
		label: 'Liveness',
		actions: [
			...SELFIE_ACTIONS,
			'cross_org_fraud_face_action',
			'cross_org_identity_claim_pattern_action',
		],
		others: [...SELFIE_OTHERS, 'face_liveness_mode', 'race_map_similarity_thresholds'],
		methods: ['face_liveness_method'],
		thresholds: {
			face_luminance_max_threshold: [0, 100],
			face_luminance_min_threshold: [0, 100],
			face_quality_decline_threshold: [0, 100],
			face_quality_review_threshold: [0, 100],
			face_liveness_score_decline_threshold: [0, 100],
			face_liveness_score_review_threshold: [0, 100],
		},
	},
	FACE_MATCH: {
		label: 'Face Match',
		needs: 'OCR',
		actions: [
			'face_match_eyes_covered_action',
			'face_match_face_covered_action',
			'face_match_mouth_covered_action',
		],
		strictActions: ['face_match_not_computed_action'],
		others: ['face_match_max_attempts', 'status_rules'],
		thresholds: {
			face_match_score_decline_threshold: [0, 100],
			face_match_score_review_threshold: [0, 100],
		},
	},
};
