package org.tousaidants.platform.retentionrules;

/// « Base légale » — the legal ground of the processing, according to article 6, paragraph 1 of the GDPR.
public enum LegalGround {
    /// Consent of the person: article 6 (1) a) of the GDPR.
    CONSENT,
    /// Performance of a contract: article 6 (1) b) of the GDPR.
    CONTRACT,
    /// Compliance with a legal obligation: article 6 (1) c) of the GDPR.
    LEGAL_OBLIGATION,
    /// Protection of vital interests: article 6 (1) d) of the GDPR.
    VITAL_INTERESTS,
    /// Task in the public interest: article 6 (1) e) of the GDPR.
    PUBLIC_TASK,
    /// Legitimate interests: article 6 (1) f) of the GDPR.
    LEGITIMATE_INTEREST
}
