package org.tousaidants.platform.identity;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/// Each configured network is created at the start of the server, where its data may be served at all; a
/// read-only command creates none.
@Component("networkFounding")
class NetworkFounder implements InitializingBean {
    private final Networks networks;
    private final DemonstrationGuard guard;

    NetworkFounder(Networks networks, DemonstrationGuard guard) {
        this.networks = networks;
        this.guard = guard;
    }

    @Override
    public void afterPropertiesSet() {
        guard.check();
        networks.served().forEach(networks::found);
    }
}
