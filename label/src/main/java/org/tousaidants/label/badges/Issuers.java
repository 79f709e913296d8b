package org.tousaidants.label.badges;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.served.Served;
import org.tousaidants.platform.web.Logo;
import org.tousaidants.platform.web.PublicAddress;

/// Who answers for the badges of a network: at our configured address, never at one that a request brings.
@Component
class Issuers {
    private final PublicAddress address;
    private final Served served;
    private final Logo logo;

    Issuers(PublicAddress address, Served served, Logo logo) {
        this.logo = logo;
        this.address = address;
        this.served = served;
    }

    Issuer of(Network network) {
        return new Issuer(
                address.of(""),
                "Tous Aidants, " + network.name(),
                Optional.of(served.setting("help.mail")).filter(one -> !one.isBlank()),
                logo.path().orElse(Issuer.OURS));
    }
}
