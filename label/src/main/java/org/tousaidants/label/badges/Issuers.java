package org.tousaidants.label.badges;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.web.Logo;
import org.tousaidants.platform.web.PublicAddress;

/// Creates the issuer of the badges of a network, at the configured address and never at an address from a
/// request.
@Component
class Issuers {
    private final PublicAddress address;
    private final Tenants tenants;
    private final Logo logo;

    Issuers(PublicAddress address, Tenants tenants, Logo logo) {
        this.logo = logo;
        this.address = address;
        this.tenants = tenants;
    }

    Issuer of(Network network) {
        return new Issuer(
                address.of(""),
                "Tous Aidants, " + network.name(),
                Optional.of(tenants.setting("help.mail")).filter(one -> !one.isBlank()),
                logo.path().orElse(Issuer.OURS));
    }
}
