package org.tousaidants.platform.afterrestore;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.tousaidants.platform.tenancy.TenantScope;

/// « Acte sans retour » — published when a package irreversibly erases, revokes or uses something. It is stored
/// outside the database: ids and counts, never text of a person.
///
/// @param kind kind of its [ReplayRule]: `notebook.erased`
/// @param subject id of its subject
/// @param by account, if known
public record IrreversibleAct(
        String network, String kind, String subject, Optional<UUID> by, Map<String, String> detail, Instant at) {
    public IrreversibleAct {
        detail = Map.copyOf(detail);
    }

    public static IrreversibleAct of(String kind, Object subject, Optional<UUID> by, Instant at) {
        return new IrreversibleAct(TenantScope.here(), kind, subject.toString(), by, Map.of(), at);
    }

    public IrreversibleAct with(String key, Object value) {
        var more = new TreeMap<>(detail);
        more.put(key, value.toString());
        return new IrreversibleAct(network, kind, subject, by, more, at);
    }
}
