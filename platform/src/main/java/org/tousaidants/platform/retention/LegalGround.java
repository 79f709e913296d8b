package org.tousaidants.platform.retention;

/// « Base légale » — the legal ground of the processing: article 6, paragraph 1 of the GDPR.
public enum LegalGround {
    /// Article 6 (1) a).
    CONSENT,
    /// Article 6 (1) b).
    CONTRACT,
    /// Article 6 (1) c).
    LEGAL_OBLIGATION,
    /// Article 6 (1) d).
    VITAL_INTERESTS,
    /// Article 6 (1) e).
    PUBLIC_TASK,
    /// Article 6 (1) f).
    LEGITIMATE_INTEREST
}
