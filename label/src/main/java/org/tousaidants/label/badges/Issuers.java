package org.tousaidants.label.badges;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.web.Logo;
import org.tousaidants.platform.web.PublicAddress;

/// Who answers for the badges of a network: at our configured address, never at one that a request brings.
@Component
class Issuers {
    private final PublicAddress address;
    private final Optional<String> mail;
    private final Logo logo;

    Issuers(PublicAddress address, @Value("${ta.help.mail:}") String mail, Logo logo) {
        this.logo = logo;
        this.address = address;
        this.mail = Optional.of(mail).filter(one -> !one.isBlank());
    }

    Issuer of(Network network) {
        return new Issuer(
                address.of(""),
                "Tous Aidants, " + network.name(),
                mail,
                logo.path().orElse(Issuer.OURS));
    }
}
