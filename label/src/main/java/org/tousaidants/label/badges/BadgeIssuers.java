package org.tousaidants.label.badges;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.web.PublicAddress;
import org.tousaidants.platform.web.TerritoryLogo;

/// Creates the issuer of the badges of a network, at the configured address and never at an address from a
/// request.
@Component
class BadgeIssuers {
    private final PublicAddress address;
    private final Tenants tenants;
    private final TerritoryLogo logo;

    BadgeIssuers(PublicAddress address, Tenants tenants, TerritoryLogo logo) {
        this.logo = logo;
        this.address = address;
        this.tenants = tenants;
    }

    BadgeIssuer of(Network network) {
        return new BadgeIssuer(
                address.of(""),
                "Tous Aidants, " + network.name(),
                Optional.of(tenants.setting("help.mail")).filter(one -> !one.isBlank()),
                logo.path().orElse(BadgeIssuer.OURS));
    }
}
