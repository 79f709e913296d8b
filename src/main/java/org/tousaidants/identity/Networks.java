package org.tousaidants.identity;

import java.util.Optional;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// « Réseaux » — the door to the networks of this database.
@Service
public class Networks implements InitializingBean {
    private final NetworkStore store;
    private final Network here;

    Networks(
            NetworkStore store,
            @Value("${ta.network.id:charente-maritime}") String id,
            @Value("${ta.network.name:Charente-Maritime}") String name,
            @Value("${ta.network.departement:17}") String departement) {
        this.store = store;
        this.here = new Network(id, name, departement);
    }

    /// The network that this process serves to the public, as configured.
    public Network here() {
        return here;
    }

    public Optional<Network> byId(String id) {
        return store.byId(id);
    }

    /// Adds the network, or gives it its new name.
    @Transactional
    public void found(Network network) {
        store.put(network);
    }

    @Override
    public void afterPropertiesSet() {
        store.put(here);
    }
}
