package org.tousaidants.platform.tenancy;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// « Travail pour tous les territoires » — the only access to the rows of several networks at once: its connections
/// use a role that is exempt from row-level security. The connections belong to no network, so each written row must
/// contain its own network. An already open transaction is not affected.
public final class AllTenantsAccess {
    /// Database role of the connections that see the rows of all networks. The embedded server creates this
    /// role; on an external server the operator creates it once, as described in `docs/operate.md`.
    public static final String ROLE = "ta_all_tenants";

    /// Text that stands for all networks, in place of a network id. No network can have this id.
    static final String ALL = "*";

    private AllTenantsAccess() {}

    public static <T extends @Nullable Object> T ask(Callable<T> work) {
        return CurrentTenantScope.in(ALL, work);
    }

    public static void run(Runnable work) {
        CurrentTenantScope.in(ALL, work);
    }
}
