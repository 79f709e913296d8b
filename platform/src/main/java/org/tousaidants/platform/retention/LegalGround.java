package org.tousaidants.platform.retention;

/// « Base légale » — the legal ground of the processing: article 6, paragraph 1 of the GDPR.
public enum LegalGround {
    /// a)
    CONSENT,
    /// b)
    CONTRACT,
    /// c)
    LEGAL_OBLIGATION,
    /// d)
    VITAL_INTERESTS,
    /// e)
    PUBLIC_TASK,
    /// f)
    LEGITIMATE_INTEREST
}
