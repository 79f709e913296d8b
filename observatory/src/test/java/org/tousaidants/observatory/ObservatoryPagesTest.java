package org.tousaidants.observatory;

import java.util.List;
import java.util.Set;
import org.tousaidants.browser.PageToSee;
import org.tousaidants.browser.PagesLook;

class ObservatoryPagesTest extends PagesLook {
    @Override
    protected Set<String> modules() {
        return Set.of("observatory");
    }

    @Override
    protected List<PageToSee> pages() {
        return List.of(
                PageToSee.open("/donnees"),
                PageToSee.open("/chiffres"),
                PageToSee.open("/donnees/instantanes"),
                PageToSee.open("/donnees/changements").answers(404),
                PageToSee.coordinator("/bureau/semaine", "/bureau/semaine"),
                PageToSee.coordinator("/bureau/argent", "/bureau/argent"),
                PageToSee.coordinator("/mes-financements", "/mes-financements"),
                PageToSee.helper("/mes-chiffres", "/mes-chiffres"),
                PageToSee.open("/flux"),
                PageToSee.coordinator("/bureau/flux", "/bureau/flux"),
                PageToSee.open("/demarches"),
                PageToSee.open("/demarches/{code}", "/demarches/caf_allocations"),
                PageToSee.coordinator("/demarches/{code}", "/demarches/rsa_prime_activite"),
                PageToSee.open("/demarches/reponses/{secret}", "/demarches/reponses/inconnu")
                        .answers(404),
                PageToSee.open("/chiffres/communes/{code}", "/chiffres/communes/17300"),
                PageToSee.open("/chiffres/epci/{code}", "/chiffres/epci/241700434"),
                PageToSee.open("/chiffres/departement"),
                PageToSee.open("/chiffres/{figure}", "/chiffres/lieux-ouverts"),
                PageToSee.open("/chiffres/{figure}", "/chiffres/aidants-en-chemin"));
    }
}
