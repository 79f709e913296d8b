package org.tousaidants.platform.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// « Réseaux » — the door to the networks of this database.
@Service
public class Networks {
    /// « Choix d’un réseau » — what a command works on.
    public sealed interface Choice {
        record Chosen(Network network) implements Choice {}

        record Unknown(List<String> known) implements Choice {}

        /// Several networks, and none was named.
        record Several(List<String> known) implements Choice {}
    }

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

    /// The named one; without a name the only one there is. The configured one may always begin.
    @Transactional
    public Choice choose(Optional<String> id) {
        var known = store.ids();
        var wanted = id.or(() -> known.size() == 1 ? Optional.of(known.getFirst()) : Optional.empty());
        if (wanted.isEmpty() && !known.isEmpty()) return new Choice.Several(known);
        var found = wanted.flatMap(store::byId);
        if (found.isPresent()) return new Choice.Chosen(found.get());
        if (wanted.isPresent() && !wanted.get().equals(here.id())) return new Choice.Unknown(known);
        store.put(here);
        return new Choice.Chosen(here);
    }
}
