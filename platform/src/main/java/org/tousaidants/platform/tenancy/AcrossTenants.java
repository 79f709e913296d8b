package org.tousaidants.platform.tenancy;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// « Travail pour tous les territoires » — the only way to the rows of several tenants at once: its connections take
/// the role to which row-level security shows all. They have no tenant, so that each row that they write names its own.
/// A transaction that is already open stays as it is.
public final class AcrossTenants {
    /// The embedded server has it; who keeps another one makes it once, as `docs/operate.md` says.
    public static final String ROLE = "ta_all_tenants";

    /// What no tenant is called.
    static final String ALL = "*";

    private AcrossTenants() {}

    public static <T extends @Nullable Object> T ask(Callable<T> work) {
        return TenantScope.in(ALL, work);
    }

    public static void run(Runnable work) {
        TenantScope.in(ALL, work);
    }
}
