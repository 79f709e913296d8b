package org.tousaidants.app.firststart;

import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.tousaidants.app.realsources.RealDataSourceHarvest;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.demo.people.DemoSiteReady;
import org.tousaidants.demo.stories.DemoDataInitializer;
import org.tousaidants.platform.identity.SignInLinks;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// « Ouverture des portes » — prepares the demonstration at the first start with `bin/run`, and prints its web
/// address for the operator.
@Component
class DemoFirstStart {
    private final ObjectProvider<DemoDataInitializer> village;
    private final ObjectProvider<RealDataSourceHarvest> realHarvest;
    private final TerritoryNetworks networks;
    private final SignInLinks signIns;
    private final Environment environment;
    private final ApplicationEventPublisher news;
    private final boolean demo;
    private final String real;

    DemoFirstStart(
            ObjectProvider<DemoDataInitializer> village,
            ObjectProvider<RealDataSourceHarvest> realHarvest,
            TerritoryNetworks networks,
            SignInLinks signIns,
            Environment environment,
            ApplicationEventPublisher news,
            @Value("${ta.demo:false}") boolean demo,
            @Value("${ta.real:}") String real) {
        this.village = village;
        this.realHarvest = realHarvest;
        this.networks = networks;
        this.signIns = signIns;
        this.environment = environment;
        this.news = news;
        this.demo = demo;
        this.real = real;
    }

    @EventListener
    @Order(100)
    void open(ApplicationReadyEvent ready) {
        // With several territories the thread that starts the application has no tenant, so the tenant is
        // set here.
        try (var _ = CurrentTenantScope.enter(networks.here().id())) {
            openDoors();
        }
    }

    private void openDoors() {
        if (demo) village.getObject().open();
        if (environment.getProperty("ta.say", Boolean.class, false)) say();
        if (!real.isBlank()) {
            var here = networks.here().id();
            Thread.startVirtualThread(() ->
                    CurrentTenantScope.in(here, () -> realHarvest.getObject().harvest(Path.of(real))));
        }
        if (demo) news.publishEvent(new DemoSiteReady());
    }

    private void say() {
        var address = "http://localhost:" + environment.getProperty("local.server.port");
        var greeting = new StringBuilder("\nTous Aidants est prêt : " + address + "\n  Réseau « "
                + networks.here().name() + " »");
        if (demo) {
            greeting.append(
                            real.isBlank()
                                    ? ", démonstration : les lieux sont inventés"
                                    : ", sources réelles de " + real)
                    .append("\n  Pour se connecter : ")
                    .append(address)
                    .append("/connexion, avec l’une de ces adresses ; le courriel s’affiche sur ")
                    .append(address)
                    .append("/courriels\n");
            for (var one : DemoPerson.CAST)
                if (one.role().isPresent())
                    greeting.append(String.format("    %-24s %s, %s%n", one.mail(), one.name(), one.who()));
        }
        if (!demo && environment.getProperty("spring.mail.host", "").isBlank())
            signIns.firstLink()
                    .ifPresent(link -> greeting.append(
                                    "\n  Sans serveur de courriel, votre lien de connexion, pour une heure et une fois :\n  ")
                            .append(address)
                            .append("/connexion/")
                            .append(link.text()));
        greeting.append(demo ? "" : "\n").append("  Pour arrêter : Ctrl+C");
        System.out.println(greeting);
    }
}
