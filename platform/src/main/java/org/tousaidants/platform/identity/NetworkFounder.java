package org.tousaidants.platform.identity;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/// Each network that is served exists as soon as the server starts, where its data may be served at all; a command that
/// only looks creates none.
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
