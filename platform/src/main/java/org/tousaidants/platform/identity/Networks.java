package org.tousaidants.platform.identity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.tenancy.Tenants;

/// « Réseaux » — service for the networks of this database.
@Service
public class Networks {
    /// « Choix d’un réseau » — the network on which a command works.
    public sealed interface Choice {
        record Chosen(Network network) implements Choice {}

        record Unknown(List<String> known) implements Choice {}

        /// Refused: the database has several networks and none was named.
        record Several(List<String> known) implements Choice {}
    }

    private final NetworkStore store;
    private final Tenants tenants;
    private final Map<String, Network> known = new LinkedHashMap<>();
    private final Network first;
    private final boolean demonstration;

    Networks(
            NetworkStore store,
            Tenants tenants,
            @Value("${ta.network.name:}") String name,
            @Value("${ta.network.departement:}") String departement,
            @Value("${ta.demo:false}") boolean demonstration) {
        this.store = store;
        this.demonstration = demonstration;
        this.tenants = tenants;
        for (var one : tenants.territories()) known.put(one.id(), new Network(one.id(), one.name(), one.departement()));
        if (known.isEmpty()) known.put(tenants.here(), new Network(tenants.here(), name, departement));
        this.first = Objects.requireNonNull(known.get(tenants.here()));
    }

    /// The network of the current request, by its host if this process serves several.
    public Network here() {
        var here = known.getOrDefault(tenants.here(), first);
        var name = tenants.setting("network.name");
        return name.isEmpty() || name.equals(here.name()) ? here : new Network(here.id(), name, here.departement());
    }

    /// Whether the requested host is that of the network.
    boolean welcomes(Network network) {
        return !tenants.several() || network.id().equals(here().id());
    }

    /// All networks that this process serves.
    public Collection<Network> served() {
        return List.copyOf(known.values());
    }

    public Optional<Network> byId(String id) {
        return store.byId(id);
    }

    /// Adds the network, or updates its name.
    @Transactional
    public void found(Network network) {
        store.put(network.id().equals(here().id()) ? here() : network, demonstration);
    }

    /// The network with this id; without an id, the only one.
    @Transactional
    public Choice choose(Optional<String> id) {
        var ids = store.ids();
        var wanted = id.or(() -> ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty());
        if (wanted.isEmpty() && !ids.isEmpty()) return new Choice.Several(ids);
        var found = wanted.flatMap(store::byId);
        if (found.isPresent()) return new Choice.Chosen(found.get());
        if (wanted.isPresent() && !known.containsKey(wanted.get())) return new Choice.Unknown(ids);
        var begun = wanted.map(known::get).orElse(first);
        store.put(begun, demonstration);
        return new Choice.Chosen(begun);
    }
}
