package org.tousaidants.mandate.mandates;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.owndata.OfOthers;
import org.tousaidants.platform.papercodes.CodeRoom;
import org.tousaidants.platform.papercodes.KeptPrints;
import org.tousaidants.platform.retentionperiods.Swept;
import org.tousaidants.platform.web.DeskCard;
import org.tousaidants.platform.web.NavLink;

/// How what `retention/mandates.yaml` keeps goes, where its codes lead, and its place in the menu.
@Configuration(proxyBeanMethods = false)
class MandateSetup {
    @Bean
    Swept mandatesSwept(MandateStore store) {
        return new Swept("mandates.mandate", store::forget);
    }

    @Bean
    static CodeRoom mandateCodes() {
        return CodeRoom.of(Mandates.KIND, "/mandat");
    }

    @Bean
    static KeptPrints mandatePrints() {
        return new KeptPrints("mandates_code", "hash", MandateStore.PRINTS);
    }

    @Bean
    static NavLink mandatesLink() {
        return new NavLink("/mandats", "mandates.nav", 8, Set.of(Role.HELPER));
    }

    @Bean
    static OfOthers mandatesOfOthers() {
        return new OfOthers("mandates_");
    }

    @Bean
    static DeskCard mandatesCard(Mandates mandates) {
        return DeskCard.of("/bureau/mandats", "mandates.card", 155).answering(mandates::waitingToTell);
    }
}
