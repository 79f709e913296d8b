package org.tousaidants.mandates.mandates;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.browser.BrowserPageChecks;
import org.tousaidants.browser.CheckedPage;
import org.tousaidants.browser.CheckedPage.Who;
import org.tousaidants.label.badges.LabelBadges;
import org.tousaidants.mandates.mandates.Mandate.ConsentMethod;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.rules.versions.PublishedRules;

/// Checks the pages of the module « mandates » with a pending mandate, an active one with uses, and one to
/// witness.
class MandatePagesTest extends BrowserPageChecks {
    @Autowired
    Mandates mandates;

    @Autowired
    MandateConsents mandateConsents;

    @Autowired
    MandateLookup mandateReader;

    @Autowired
    LabelBadges badges;

    @Autowired
    PublishedRules rules;

    private @Nullable List<CheckedPage> pages;

    @Override
    protected Set<String> modules() {
        return Set.of("mandates");
    }

    @Override
    protected List<CheckedPage> pages() {
        var known = pages;
        if (known != null) return known;
        var coordinator = actor(account(Who.COORDINATOR));
        var helper = new RecognisedHelperFixture(badges, rules)
                .make(actor(account(Who.HELPER)), coordinator, LocalDate.ofInstant(clock.instant(), Mandate.HERE));
        var waiting = prepared(helper, coordinator, ConsentMethod.PHONE);
        var paper = prepared(helper, coordinator, ConsentMethod.PAPER);
        var served = prepared(helper, coordinator, ConsentMethod.PAPER);
        mandateConsents.saw(coordinator, served.id());
        mandates.narrow(helper, served.id(), "logement");
        mandates.announce(helper, served.id(), "social", "Actualiser sa situation avant vendredi.");
        var use = mandateReader.mine(helper, served.id()).orElseThrow().steps().getLast();
        mandates.write(helper, served.id(), use.n(), "Sa situation est à jour. Elle a reçu un accusé.");
        mandates.announce(helper, served.id(), "papiers", "Demander un extrait de naissance.");
        var older = mandateConsents.copy(helper, served.id()).orElseThrow().text();
        var code = mandateConsents.copy(helper, served.id()).orElseThrow().text();
        var proved = prepared(helper, coordinator, ConsentMethod.FRANCECONNECT);
        var agreeing = mandateConsents.show(helper, proved.id()).orElseThrow().text();
        var made = List.of(
                CheckedPage.helper("/mandats", "/mandats"),
                CheckedPage.coordinator("/mandats", "/mandats"),
                CheckedPage.helper("/mandats/nouveau", "/mandats/nouveau"),
                CheckedPage.helper("/mandats/{id}", "/mandats/" + waiting.id()),
                CheckedPage.helper("/mandats/{id}", "/mandats/" + served.id() + "?suite=1"),
                CheckedPage.coordinator("/mandats/temoin/{id}", "/mandats/temoin/" + waiting.id()),
                CheckedPage.coordinator("/mandats/temoin/{id}", "/mandats/temoin/" + paper.id() + "?papier=1"),
                CheckedPage.coordinator("/bureau/mandats", "/bureau/mandats?nom=petit"),
                CheckedPage.open("/mandat/accord"),
                CheckedPage.open("/mandat/accord", "/code?code=" + agreeing),
                CheckedPage.open("/mandat/accord/oui"),
                CheckedPage.open("/mandat/accord/non"),
                CheckedPage.open("/mandat"),
                CheckedPage.open("/mandat", "/code?code=" + older),
                CheckedPage.open("/mandat", "/code?code=" + code));
        pages = made;
        return made;
    }

    private Mandate prepared(SignedInPerson helper, SignedInPerson witness, ConsentMethod consent) {
        return ((Mandates.MandatePreparationResult.MandatePrepared) mandates.prepare(
                        helper,
                        new MandateForm(
                                new PersonName("Germaine Petit"),
                                List.of("social", "papiers", "logement"),
                                182,
                                consent,
                                new MailAddress(witness.mail()))))
                .mandate();
    }
}
