package org.tousaidants.demo.stories;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tousaidants.demo.people.DemoAccounts;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.demo.people.DemoSiteReady;
import org.tousaidants.label.interviews.DemoInterview;
import org.tousaidants.label.recognition.HelperLabels;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;

/// Recognises two helpers of each profile, in the same steps as real helpers. Executed once, together with the year
/// of data.
@Component
class DemoHelperRecognition {
    /// Order of execution: after the recognition of places, and before the mandates, which need a recognised
    /// professional.
    private static final int AFTER_THE_PLACES = 150;

    private static final List<String> SAID = List.of(
            "Laisse finir la phrase avant de toucher l’écran. (Démonstration)",
            "Dit quand il faut passer le relais, et à qui. (Démonstration)",
            "Ne garde aucun mot de passe, et sait l’expliquer. (Démonstration)");

    private record DemoHelperFile(DemoPerson.DemoCharacter who, String profile, String commune, String organisation) {}

    private static final List<DemoHelperFile> FILES = List.of(
            new DemoHelperFile(DemoPerson.HERVE, "social", "17415", "Centre social du Vallon"),
            new DemoHelperFile(DemoPerson.AICHA, "social", "17300", "CCAS de La Rochelle"),
            new DemoHelperFile(DemoPerson.LINA, "conseiller", "17197", "Communauté de communes de Haute-Saintonge"),
            new DemoHelperFile(DemoPerson.JULIE, "conseiller", "17299", "Maison France services de Rochefort"),
            new DemoHelperFile(DemoPerson.THOMAS, "mediateur", "17415", "Bus numérique du Département"),
            new DemoHelperFile(DemoPerson.KARIM, "mediateur", "17300", "Médiathèque de La Rochelle"),
            new DemoHelperFile(DemoPerson.GAELLE, "formateur", "17306", "Organisme de formation de Royan"),
            new DemoHelperFile(DemoPerson.PATRICE, "formateur", "17347", "Lycée de Saint-Jean-d’Angély"),
            new DemoHelperFile(DemoPerson.INES, "service-civique", "17415", "Médiathèque des Arènes"),
            new DemoHelperFile(DemoPerson.MALO, "service-civique", "17219", "Médiathèque de Marennes"),
            new DemoHelperFile(DemoPerson.CLAIRE, "accueil", "17415", "Mairie de Burie"),
            new DemoHelperFile(DemoPerson.JULIEN, "proche", "17283", ""),
            new DemoHelperFile(DemoPerson.SOLENE, "proche", "17434", ""));

    private static final List<String> WITHOUT_INTERVIEW = List.of("proche");
    private static final List<String> WITH_PRACTICE = List.of("conseiller", "mediateur", "formateur");

    private final DemoHelperEvidence evidence;
    private final DemoInterview interview;
    private final HelperLabels labels;
    private final DemoCommitteeVoter committee;
    private final DemoAccounts cast;
    private final Accounts accounts;
    private final boolean wanted;

    DemoHelperRecognition(
            DemoHelperEvidence evidence,
            DemoInterview interview,
            HelperLabels labels,
            DemoCommitteeVoter committee,
            DemoAccounts cast,
            Accounts accounts,
            @Value("${ta.demo.year:true}") boolean wanted) {
        this.evidence = evidence;
        this.interview = interview;
        this.labels = labels;
        this.committee = committee;
        this.cast = cast;
        this.accounts = accounts;
        this.wanted = wanted && cast.plays();
    }

    @EventListener
    @Order(AFTER_THE_PLACES)
    void begin(DemoSiteReady doors) {
        if (!wanted || cast.account(DemoPerson.HERVE).isPresent()) return;
        cast.actor(DemoPerson.NADIA).ifPresent(this::begin);
    }

    private void begin(SignedInPerson nadia) {
        for (var neighbour : DemoPerson.NEIGHBOURS)
            accounts.found(
                    nadia.network(),
                    new MailAddress(neighbour.mail()),
                    new PersonName(neighbour.name()),
                    neighbour.role().orElseThrow());
        // These members have no dossier of their own. They are therefore never peers of a helper and may
        // decide about every helper.
        var members = List.of(committee.one(DemoPerson.JEANNE), committee.one(DemoPerson.RACHID));
        committee.seat(nadia, members);
        var peers = new LinkedHashMap<SignedInPerson, String>();
        for (var applicant : List.of(DemoPerson.ODETTE, DemoPerson.SAMIRA, DemoPerson.MARCEL))
            peers.put(committee.one(applicant), said(peers));
        for (var file : FILES) {
            var self = committee.one(file.who());
            evidence.complete(nadia, self, file.profile(), file.commune(), file.organisation());
            if (WITH_PRACTICE.contains(file.profile())) evidence.practise(nadia, self);
            recognise(self, file.profile(), members, peers);
            if (!WITHOUT_INTERVIEW.contains(file.profile())) peers.put(self, said(peers));
        }
        for (var one : Map.of(DemoPerson.SAMIRA, "accueil", DemoPerson.MARCEL, "benevole")
                .entrySet()) recognise(committee.one(one.getKey()), one.getValue(), members, peers);
    }

    private void recognise(
            SignedInPerson self, String profile, List<SignedInPerson> members, Map<SignedInPerson, String> peers) {
        if (!WITHOUT_INTERVIEW.contains(profile)) {
            var others = new LinkedHashMap<>(peers);
            others.remove(self);
            interview.hold(self, others);
        }
        if (labels.ask(self, "fr") instanceof HelperLabels.LabelRequestResult.LabelRequested(var proposal))
            committee.grant(members, proposal);
    }

    private static String said(Map<SignedInPerson, String> peers) {
        return SAID.get(peers.size() % SAID.size());
    }
}
