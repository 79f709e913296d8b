package org.tousaidants.mandates.mandates;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.openid.IdentityCheckedAct;

/// « Accord prouvé » — connects the consent to a mandate with FranceConnect, which identifies the person for this
/// consent only.
@Component
class FranceConnectConsent implements IdentityCheckedAct {
    static final String KIND = "mandat";

    private final MandateConsents mandateConsents;

    FranceConnectConsent(MandateConsents mandateConsents) {
        this.mandateConsents = mandateConsents;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String done(String subject, CheckedPersonIdentity person) {
        return mandateConsents.agree(UUID.fromString(subject), person) ? "/mandat/accord/oui" : "/mandat/accord/non";
    }

    @Override
    public String undone(String subject) {
        return "/mandat/accord/non";
    }
}
