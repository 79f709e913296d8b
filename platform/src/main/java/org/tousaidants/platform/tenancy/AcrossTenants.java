package org.tousaidants.platform.tenancy;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// « Travail pour tous les territoires » — the only access to the rows of several tenants at once: its
/// connections use a role that is exempt from row-level security. They have no tenant, so each written row must
/// name its own. An open transaction is not affected.
public final class AcrossTenants {
    /// The embedded server creates this role; for an external server it is created once, as in
    /// `docs/operate.md`.
    public static final String ROLE = "ta_all_tenants";

    /// Marker for all tenants; not a valid tenant name.
    static final String ALL = "*";

    private AcrossTenants() {}

    public static <T extends @Nullable Object> T ask(Callable<T> work) {
        return TenantScope.in(ALL, work);
    }

    public static void run(Runnable work) {
        TenantScope.in(ALL, work);
    }
}
