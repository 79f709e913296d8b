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

/// « Réseaux » — finds and stores the networks of this database.
@Service
public class TerritoryNetworks {
    /// « Choix d’un réseau » — the network on which a command works.
    public sealed interface NetworkChoice {
        record NetworkChosen(TerritoryNetwork network) implements NetworkChoice {}

        record UnknownNetwork(List<String> known) implements NetworkChoice {}

        /// No network is selected, because the database has several networks and the command names none.
        ///
        /// @param known ids of the networks
        record SeveralNetworksPossible(List<String> known) implements NetworkChoice {}
    }

    private final TerritoryNetworkStore store;
    private final Tenants tenants;
    private final Map<String, TerritoryNetwork> known = new LinkedHashMap<>();
    private final TerritoryNetwork first;
    private final boolean demonstration;

    TerritoryNetworks(
            TerritoryNetworkStore store,
            Tenants tenants,
            @Value("${ta.network.name:}") String name,
            @Value("${ta.network.departement:}") String departement,
            @Value("${ta.demo:false}") boolean demonstration) {
        this.store = store;
        this.demonstration = demonstration;
        this.tenants = tenants;
        for (var one : tenants.territories())
            known.put(one.id(), new TerritoryNetwork(one.id(), one.name(), one.departement()));
        if (known.isEmpty()) known.put(tenants.here(), new TerritoryNetwork(tenants.here(), name, departement));
        this.first = Objects.requireNonNull(known.get(tenants.here()));
    }

    /// Returns the network of the current request; if this process serves several networks, the network is found
    /// by the host name.
    public TerritoryNetwork here() {
        var here = known.getOrDefault(tenants.here(), first);
        var name = tenants.setting("network.name");
        return name.isEmpty() || name.equals(here.name())
                ? here
                : new TerritoryNetwork(here.id(), name, here.departement());
    }

    /// Returns whether the host name of the request belongs to the network.
    boolean welcomes(TerritoryNetwork network) {
        return !tenants.several() || network.id().equals(here().id());
    }

    /// Returns all networks that this process serves.
    public Collection<TerritoryNetwork> served() {
        return List.copyOf(known.values());
    }

    public Optional<TerritoryNetwork> byId(String id) {
        return store.byId(id);
    }

    /// Adds the network, or updates its name.
    @Transactional
    public void found(TerritoryNetwork network) {
        store.put(network.id().equals(here().id()) ? here() : network, demonstration);
    }

    /// Returns the network on which a command works: the network with this id, or, without an id, the only
    /// network of the database.
    @Transactional
    public NetworkChoice choose(Optional<String> id) {
        var ids = store.ids();
        var wanted = id.or(() -> ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty());
        if (wanted.isEmpty() && !ids.isEmpty()) return new NetworkChoice.SeveralNetworksPossible(ids);
        var found = wanted.flatMap(store::byId);
        if (found.isPresent()) return new NetworkChoice.NetworkChosen(found.get());
        if (wanted.isPresent() && !known.containsKey(wanted.get())) return new NetworkChoice.UnknownNetwork(ids);
        var begun = wanted.map(known::get).orElse(first);
        store.put(begun, demonstration);
        return new NetworkChoice.NetworkChosen(begun);
    }
}
