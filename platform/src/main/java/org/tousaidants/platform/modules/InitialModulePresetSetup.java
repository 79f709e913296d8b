package org.tousaidants.platform.modules;

import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.text.IdDerivedFromText;
import org.tousaidants.platform.notices.SentNoticeStore;
import org.tousaidants.platform.tenancy.Tenants;

/// Applies `ta.modules.preset` once, at the first start of a network; afterwards a coordinator selects the modules
/// on a page.
@Component
class InitialModulePresetSetup implements ApplicationRunner {
    private static final String DONE = "modules.preset";
    private static final UUID SUBJECT = IdDerivedFromText.of(DONE);

    private final NetworkModules modules;
    private final Tenants tenants;
    private final SentNoticeStore notices;
    private final TransactionTemplate transaction;
    private final Clock clock;

    InitialModulePresetSetup(
            NetworkModules modules,
            Tenants tenants,
            SentNoticeStore notices,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.modules = modules;
        this.tenants = tenants;
        this.notices = notices;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        tenants.each(() -> {
            var preset = tenants.setting("modules.preset");
            if (preset.isEmpty()) return;
            transaction.executeWithoutResult(_ -> {
                if (notices.first(SUBJECT, DONE, clock.instant())) modules.begin(preset);
            });
        });
    }
}
