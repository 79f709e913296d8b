package org.tousaidants.platform.tenancy;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Gives each test of a class its own tenant.
public record TestTenant(String tenant) implements BeforeEachCallback, AfterEachCallback {
    private static final ExtensionContext.Namespace SCOPE = ExtensionContext.Namespace.create(TestTenant.class);

    @Override
    public void beforeEach(ExtensionContext test) {
        test.getStore(SCOPE).put(this, CurrentTenantScope.enter(tenant));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        test.getStore(SCOPE).remove(this, CurrentTenantScope.class).close();
    }
}
