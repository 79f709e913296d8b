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
import org.tousaidants.app.realsources.RealSourceHarvest;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.demo.people.DemoReady;
import org.tousaidants.demo.stories.DemoInitializer;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.SignIns;
import org.tousaidants.platform.tenancy.TenantScope;

/// « Ouverture des portes » — prepares the demonstration at the first start of `bin/run`, and prints its address
/// for the operator.
@Component
class DemoFirstStart {
    private final ObjectProvider<DemoInitializer> village;
    private final ObjectProvider<RealSourceHarvest> realHarvest;
    private final Networks networks;
    private final SignIns signIns;
    private final Environment environment;
    private final ApplicationEventPublisher news;
    private final boolean demo;
    private final String real;

    DemoFirstStart(
            ObjectProvider<DemoInitializer> village,
            ObjectProvider<RealSourceHarvest> realHarvest,
            Networks networks,
            SignIns signIns,
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
        // Where several territories are served, the starting thread has no tenant.
        try (var _ = TenantScope.enter(networks.here().id())) {
            openDoors();
        }
    }

    private void openDoors() {
        if (demo) village.getObject().open();
        if (environment.getProperty("ta.say", Boolean.class, false)) say();
        if (!real.isBlank()) {
            var here = networks.here().id();
            Thread.startVirtualThread(
                    () -> TenantScope.in(here, () -> realHarvest.getObject().harvest(Path.of(real))));
        }
        if (demo) news.publishEvent(new DemoReady());
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
