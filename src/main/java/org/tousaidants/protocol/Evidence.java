package org.tousaidants.protocol;

import java.util.Arrays;
import java.util.Optional;

/// « Preuve de niveau » — how a level of skill was established, from what a third party measured to what the person
/// says.
public enum Evidence {
    CERTIFICATION("certification", "certification Pix"),
    PROFILE("profil-pix", "profil Pix envoyé à une organisation"),
    ATTESTATION("attestation", "attestation d’un formateur"),
    DECLARATION("declaration", "déclaration de la personne");

    private final String code;
    private final String words;

    Evidence(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public String code() {
        return code;
    }

    String words() {
        return words;
    }

    static String[] codes() {
        return Arrays.stream(values()).map(Evidence::code).toArray(String[]::new);
    }

    public static Optional<Evidence> of(String code) {
        return Arrays.stream(values())
                .filter(evidence -> evidence.code.equals(code))
                .findFirst();
    }
}
