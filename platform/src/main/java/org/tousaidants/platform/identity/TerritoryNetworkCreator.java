package org.tousaidants.platform.identity;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/// Creates each configured network when the server starts, if its data may be served. A command that only reads
/// creates no network.
@Component("networkFounding")
class TerritoryNetworkCreator implements InitializingBean {
    private final TerritoryNetworks networks;
    private final DemoDataGuard guard;

    TerritoryNetworkCreator(TerritoryNetworks networks, DemoDataGuard guard) {
        this.networks = networks;
        this.guard = guard;
    }

    @Override
    public void afterPropertiesSet() {
        guard.check();
        networks.served().forEach(networks::found);
    }
}
