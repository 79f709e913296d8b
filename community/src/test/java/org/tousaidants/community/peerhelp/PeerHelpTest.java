package org.tousaidants.community.peerhelp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

class PeerHelpTest extends RunningSite {
    private static final String HOME = "/entraide";

    private static String asked(Visitor asker, String title) {
        var id = UUID.randomUUID().toString();
        var form = Map.of("_csrf", asker.token(HOME), "id", id, "title", title, "words", "");
        for (var times = 0; times < 2; times++)
            assertThat(asker.post(HOME, form).statusCode()).isEqualTo(303);
        return HOME + "/" + id;
    }

    private static UUID answered(Visitor peer, String address, String words) {
        var id = UUID.randomUUID();
        var form = Map.of("_csrf", peer.token(address), "id", id.toString(), "words", words);
        for (var times = 0; times < 2; times++)
            assertThat(peer.post(address + "/reponses", form).statusCode()).isEqualTo(303);
        return id;
    }

    private static int pressed(Visitor one, String address) {
        return one.post(address, Map.of("_csrf", one.token(HOME))).statusCode();
    }

    @Test
    void anAnswerOfAPeerIsKeptAsAResourceWithoutANameByWhoAsked() {
        var asker = signedIn(person(Role.HELPER));
        var answering = person(Role.HELPER);
        var peer = signedIn(answering);
        var address = asked(asker, "Comment aider sans prendre la souris ?");
        assertThat(peer.get("/bureau").body()).contains("sans réponse");
        var answer = answered(peer, address, "Poser ses mains sur ses genoux, et montrer du doigt.");
        assertThat(asker.get(address).body()).contains(answering.name(), "Poser ses mains");
        assertThat(visitor().get("/ressources/" + answer).statusCode()).isEqualTo(404);
        var keep = address + "/reponses/" + answer + "/ressource";
        assertThat(pressed(peer, keep)).as("only who asked keeps it").isEqualTo(404);
        assertThat(pressed(asker, keep)).isEqualTo(303);
        sql.sql("update resources_resource set summary = summary || ' Puis attendre.' where id = :id")
                .param("id", answer)
                .update();
        assertThat(pressed(asker, keep)).as("a second press").isEqualTo(303);
        assertThat(visitor().get("/ressources/" + answer).body())
                .as("the correction of a resource outlives a second press")
                .contains("Puis attendre.");
        assertThat(visitor().get("/ressources/" + answer).body())
                .contains("Comment aider sans prendre la souris", "montrer du doigt", "Entraide des aidants du réseau")
                .doesNotContain(answering.name());
        assertThat(peer.get(HOME).body()).contains("réponse gardée");
        assertThat(pressed(peer, address + "/effacement")).isEqualTo(404);
        assertThat(pressed(asker, address + "/effacement")).isEqualTo(303);
        assertThat(asker.get(address).statusCode()).isEqualTo(404);
        assertThat(visitor().get("/ressources/" + answer).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyHelpersReadTheQuestionsAndAnotherQuestionKeepsNoForeignAnswer() {
        var asker = signedIn(person(Role.HELPER));
        var address = asked(asker, "Que faire quand la salle est trop bruyante ?");
        assertThat(signedIn(person(Role.FUNDER)).get(address).statusCode()).isEqualTo(404);
        assertThat(signedIn(person(Role.NEWCOMER)).get(address).statusCode())
                .as("sent to where one waits")
                .isEqualTo(303);
        assertThat(visitor().get(address).statusCode()).isEqualTo(303);
        var other = signedIn(person(Role.HELPER));
        var foreign = asked(other, "Qui a un petit groupe le soir ?");
        var answer = answered(asker, foreign, "Nous, le mardi.");
        assertThat(pressed(asker, address + "/reponses/" + answer + "/ressource"))
                .isEqualTo(404);
        var empty = Map.of("_csrf", asker.token(HOME), "id", UUID.randomUUID().toString(), "title", " ");
        assertThat(asker.post(HOME, empty).statusCode()).isEqualTo(422);
        var blank = Map.of("_csrf", asker.token(HOME), "id", UUID.randomUUID().toString(), "words", "");
        assertThat(asker.post(address + "/reponses", blank).statusCode()).isEqualTo(422);
    }

    @Test
    void anHourOfferedToAPeerGoesWhenTheHelperTakesItBackOrLeaves() {
        var one = person(Role.HELPER);
        var mentor = signedIn(one);
        var reader = signedIn(person(Role.HELPER));
        var subject = "Mener un premier atelier à Saujon";
        var form = Map.of("_csrf", mentor.token(HOME), "subject", subject);
        assertThat(mentor.post(HOME + "/parrainage", Map.of("_csrf", mentor.token(HOME), "subject", ""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(mentor.post(HOME + "/parrainage", form).statusCode()).isEqualTo(303);
        assertThat(reader.get(HOME).body())
                .contains(subject, one.name(), "mailto:" + one.mail().value());
        assertThat(pressed(mentor, HOME + "/parrainage/retrait")).isEqualTo(303);
        assertThat(reader.get(HOME).body()).doesNotContain(subject);
        assertThat(mentor.post(HOME + "/parrainage", form).statusCode()).isEqualTo(303);
        accounts.leave(actor(one));
        assertThat(reader.get(HOME).body()).doesNotContain(subject);
        assertThat(sql.sql("select count(*) from practice_mentor where subject = :subject")
                        .param("subject", subject)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
