package org.tousaidants.platform.identity;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/// Each network that is served exists as soon as the server starts; a command that only looks creates none.
@Component("networkFounding")
class NetworkFounder implements InitializingBean {
    private final Networks networks;

    NetworkFounder(Networks networks) {
        this.networks = networks;
    }

    @Override
    public void afterPropertiesSet() {
        networks.served().forEach(networks::found);
    }
}
