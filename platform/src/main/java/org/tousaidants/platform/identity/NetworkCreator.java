package org.tousaidants.platform.identity;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/// Creates each configured network when the server starts, if its data may be served; a command that only reads
/// creates none.
@Component("networkFounding")
class NetworkCreator implements InitializingBean {
    private final Networks networks;
    private final DemonstrationGuard guard;

    NetworkCreator(Networks networks, DemonstrationGuard guard) {
        this.networks = networks;
        this.guard = guard;
    }

    @Override
    public void afterPropertiesSet() {
        guard.check();
        networks.served().forEach(networks::found);
    }
}
