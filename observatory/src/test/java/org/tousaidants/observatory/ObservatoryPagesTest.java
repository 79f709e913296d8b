package org.tousaidants.observatory;

import java.util.List;
import java.util.Set;
import org.tousaidants.browser.BrowserPageChecks;
import org.tousaidants.browser.CheckedPage;

class ObservatoryPagesTest extends BrowserPageChecks {
    @Override
    protected Set<String> modules() {
        return Set.of("observatory");
    }

    @Override
    protected List<CheckedPage> pages() {
        return List.of(
                CheckedPage.open("/donnees"),
                CheckedPage.open("/chiffres"),
                CheckedPage.open("/donnees/instantanes"),
                CheckedPage.open("/donnees/changements").answers(404),
                CheckedPage.coordinator("/bureau/semaine", "/bureau/semaine"),
                CheckedPage.coordinator("/bureau/argent", "/bureau/argent"),
                CheckedPage.coordinator("/mes-financements", "/mes-financements"),
                CheckedPage.helper("/mes-chiffres", "/mes-chiffres"),
                CheckedPage.open("/flux"),
                CheckedPage.coordinator("/bureau/flux", "/bureau/flux"),
                CheckedPage.open("/demarches"),
                CheckedPage.open("/demarches/{code}", "/demarches/caf_allocations"),
                CheckedPage.open("/demarches/paroles"),
                CheckedPage.coordinator("/bureau/paroles", "/bureau/paroles"),
                CheckedPage.coordinator("/demarches/{code}", "/demarches/rsa_prime_activite"),
                CheckedPage.open("/demarches/reponses/{secret}", "/demarches/reponses/inconnu")
                        .answers(404),
                CheckedPage.open("/chiffres/communes/{code}", "/chiffres/communes/17300"),
                CheckedPage.open("/chiffres/epci/{code}", "/chiffres/epci/241700434"),
                CheckedPage.open("/chiffres/departement"),
                CheckedPage.open("/chiffres/{figure}", "/chiffres/lieux-ouverts"),
                CheckedPage.open("/chiffres/{figure}", "/chiffres/aidants-en-chemin"));
    }
}
