package org.tousaidants.platform.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.served.Served;

/// « Première coordinatrice » — of a network that starts: `ta.coordinator.mail` may sign in, and opens the accounts
/// of the others. Once the account exists the setting approves it if another coordinator has proposed it, and else
/// changes nothing.
@Component
class FirstCoordinator implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstCoordinator.class);

    private final Networks networks;
    private final Accounts accounts;
    private final Served served;

    FirstCoordinator(Networks networks, Accounts accounts, Served served) {
        this.networks = networks;
        this.accounts = accounts;
        this.served = served;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        served.each(this::open);
    }

    private void open() {
        var mail = served.setting("coordinator.mail");
        var name = served.setting("coordinator.name");
        if (mail.isBlank()) return;
        if (accounts.approve(networks.here(), new MailAddress(mail))) {
            LOG.info("{} is a coordinator from now on", mail);
            return;
        }
        var opening = accounts.found(
                networks.here(),
                MailAddress.setting("ta.coordinator.mail", mail),
                new PersonName(name.isBlank() ? mail : name),
                Role.COORDINATOR);
        if (opening instanceof Accounts.Opening.Opened)
            LOG.info("the address of ta.coordinator.mail may sign in as coordinator");
    }
}
