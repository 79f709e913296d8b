package org.tousaidants.platform.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.Tenants;

/// « Première coordinatrice » — opens the account of the first coordinator of a new network, with the address in
/// `ta.coordinator.mail`. If the account already exists, the setting only approves it if a coordinator has proposed
/// it.
@Component
class FirstCoordinatorSetup implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstCoordinatorSetup.class);

    private final TerritoryNetworks networks;
    private final Accounts accounts;
    private final Tenants tenants;

    FirstCoordinatorSetup(TerritoryNetworks networks, Accounts accounts, Tenants tenants) {
        this.networks = networks;
        this.accounts = accounts;
        this.tenants = tenants;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        tenants.each(this::open);
    }

    private void open() {
        var mail = tenants.setting("coordinator.mail");
        var name = tenants.setting("coordinator.name");
        if (mail.isBlank()) return;
        if (accounts.approve(networks.here(), new MailAddress(mail))) {
            LOG.info("La personne de l’adresse {} coordonne maintenant le réseau.", mail);
            return;
        }
        var opening = accounts.found(
                networks.here(),
                MailAddress.setting("ta.coordinator.mail", mail),
                new PersonName(name.isBlank() ? mail : name),
                Role.COORDINATOR);
        if (opening instanceof Accounts.AccountOpeningResult.NewAccountOpened)
            LOG.info("Le premier compte de coordination est ouvert (ta.coordinator.mail).");
    }
}
