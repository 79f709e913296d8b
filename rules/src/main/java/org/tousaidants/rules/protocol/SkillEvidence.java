package org.tousaidants.rules.protocol;

import java.util.Arrays;
import java.util.Optional;

/// « Preuve de niveau » — the way in which a level of skill was established, from a measurement by another
/// organisation to a self-assessment.
public enum SkillEvidence {
    CERTIFICATION("certification"),
    PROFILE("profil-pix"),
    ATTESTATION("attestation"),
    DECLARATION("declaration");

    private final String code;

    SkillEvidence(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static String[] codes() {
        return Arrays.stream(values()).map(SkillEvidence::code).toArray(String[]::new);
    }

    public static Optional<SkillEvidence> of(String code) {
        return Arrays.stream(values())
                .filter(evidence -> evidence.code.equals(code))
                .findFirst();
    }
}
