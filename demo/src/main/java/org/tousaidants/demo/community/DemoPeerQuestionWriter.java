package org.tousaidants.demo.community;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tousaidants.community.monthlyletter.MonthlyLetters;
import org.tousaidants.community.peerhelp.PeerHelp;
import org.tousaidants.core.text.IdDerivedFromText;
import org.tousaidants.demo.people.DemoAccounts;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.demo.people.DemoSiteReady;
import org.tousaidants.platform.identity.SignedInPerson;

/// Creates questions between helpers, of which one has a kept answer, and readers of the letter of the month.
/// The letter itself is a draft: the coordination previews and sends it.
@Component
class DemoPeerQuestionWriter {
    private final PeerHelp practice;
    private final MonthlyLetters letters;
    private final DemoResourceWriter resources;
    private final DemoAccounts cast;

    DemoPeerQuestionWriter(PeerHelp practice, MonthlyLetters letters, DemoResourceWriter resources, DemoAccounts cast) {
        this.practice = practice;
        this.letters = letters;
        this.resources = resources;
        this.cast = cast;
    }

    /// Runs before [DemoCommunity], whose resources show that the demonstration was played.
    @EventListener
    @Order(109)
    void begin(DemoSiteReady ready) {
        if (!cast.plays() || resources.known()) return;
        cast.actor(DemoPerson.ODETTE)
                .ifPresent(asker -> cast.actor(DemoPerson.THOMAS).ifPresent(peer -> ask(asker, peer)));
    }

    private void ask(SignedInPerson asker, SignedInPerson peer) {
        var network = asker.network().id();
        var answered = IdDerivedFromText.of(network + " question 1");
        var answer = IdDerivedFromText.of(network + " réponse 1");
        practice.ask(asker, answered, "Comment montrer un mot de passe sans le voir ? (Démonstration)", "");
        practice.answer(
                peer,
                answered,
                answer,
                "Je me tourne vers la fenêtre et je demande de relire à voix basse. (Démonstration)");
        practice.keep(asker, answered, answer, "Entraide des aidants du réseau");
        practice.ask(
                peer,
                IdDerivedFromText.of(network + " question 2"),
                "Que faire quand la personne n’a plus de téléphone ? (Démonstration)",
                "");
        for (var reader : List.of(asker, peer)) letters.subscribe(reader);
    }
}
