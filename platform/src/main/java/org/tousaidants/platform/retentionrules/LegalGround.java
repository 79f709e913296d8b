package org.tousaidants.platform.retentionrules;

/// « Base légale » — the legal ground of the processing: article 6, paragraph 1 of the GDPR.
public enum LegalGround {
    /// Article 6 (1) a) of the GDPR.
    CONSENT,
    /// Article 6 (1) b) of the GDPR.
    CONTRACT,
    /// Article 6 (1) c) of the GDPR.
    LEGAL_OBLIGATION,
    /// Article 6 (1) d) of the GDPR.
    VITAL_INTERESTS,
    /// Article 6 (1) e) of the GDPR.
    PUBLIC_TASK,
    /// Article 6 (1) f) of the GDPR.
    LEGITIMATE_INTEREST
}
