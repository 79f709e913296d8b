package org.tousaidants.platform.afterrestore;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// « Acte sans retour » — published when a package irreversibly erases, revokes or uses something. It is stored
/// outside the database, as ids and counts, without any text written by a person.
///
/// @param kind kind of its [ActReplayAfterRestore], such as `notebook.erased`
/// @param subject id of the erased, revoked or used object
/// @param by account of the person who caused it, if known
public record IrreversibleAct(
        String network, String kind, String subject, Optional<UUID> by, Map<String, String> detail, Instant at) {
    public IrreversibleAct {
        detail = Map.copyOf(detail);
    }

    public static IrreversibleAct of(String kind, Object subject, Optional<UUID> by, Instant at) {
        return new IrreversibleAct(CurrentTenantScope.here(), kind, subject.toString(), by, Map.of(), at);
    }

    public IrreversibleAct with(String key, Object value) {
        var more = new TreeMap<>(detail);
        more.put(key, value.toString());
        return new IrreversibleAct(network, kind, subject, by, more, at);
    }
}
