package org.tousaidants.reach.posts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;

/// Rows of `posts_post` and `posts_call`.
@Repository
class PostStore {
    private final JdbcClient db;

    PostStore(JdbcClient db) {
        this.db = db;
    }

    List<Post> all(String network) {
        return db.sql("select * from posts_post where network = :network order by host, commune, id")
                .param("network", network)
                .query(PostStore::post)
                .list();
    }

    Optional<Post> find(String network, UUID id) {
        return db.sql("select * from posts_post where network = :network and id = :id")
                .param("network", network)
                .param("id", id)
                .query(PostStore::post)
                .optional();
    }

    /// A post of the national list that is there already keeps what people made of it. Returns how many are new.
    int add(String network, Post post, Instant now) {
        return db.sql("""
                        insert into posts_post (network, id, host, employer, mail, commune, area, profile, seats,
                                                funded_until, languages, training, state, source, changed)
                        values (:network, :id, :host, :employer, :mail, :commune, :area, :profile, :seats,
                                :until, :languages, :training, :state, :source, :now)
                        on conflict (network, source) where source <> '' do nothing""")
                .param("network", network)
                .param("id", post.id())
                .param("host", post.who().host())
                .param("employer", post.who().employer())
                .param("mail", post.who().mail().orElse(null))
                .param("commune", post.commune())
                .param("area", new SqlArrayValue("text", post.area().toArray()))
                .param("profile", post.profile().name())
                .param("seats", post.seats())
                .param("until", post.fundedUntil().orElse(null))
                .param("languages", post.skills().languages())
                .param("training", post.skills().training())
                .param("state", post.state().name())
                .param("source", post.source())
                .param("now", Rows.at(now))
                .update();
    }

    void state(String network, UUID id, Post.State state, Instant now) {
        db.sql("update posts_post set state = :state, changed = :now where network = :network and id = :id")
                .param("network", network)
                .param("id", id)
                .param("state", state.name())
                .param("now", Rows.at(now))
                .update();
    }

    void call(String network, UUID post, Instant now) {
        db.sql("insert into posts_call (network, post, asked) values (:network, :post, :now)")
                .param("network", network)
                .param("post", post)
                .param("now", Rows.at(now))
                .update();
    }

    void answer(String network, UUID post, Call.Answer answer, String words, Instant now) {
        db.sql("""
                        update posts_call set answer = :answer, words = :words, answered = :now
                        where network = :network and post = :post
                          and asked = (select max(asked) from posts_call where network = :network and post = :post)""")
                .param("network", network)
                .param("post", post)
                .param("answer", answer.name())
                .param("words", words)
                .param("now", Rows.at(now))
                .update();
    }

    /// The latest of each post.
    Map<UUID, Call> calls(String network) {
        var calls = new HashMap<UUID, Call>();
        db.sql("select * from posts_call where network = :network order by asked")
                .param("network", network)
                .query((set, _) -> {
                    var row = Rows.of(set);
                    return calls.put(
                            row.id("post"),
                            new Call(
                                    row.instant("asked"),
                                    row.maybeConstant("answer", Call.Answer.class),
                                    row.text("words")));
                })
                .list();
        return calls;
    }

    private static Post post(ResultSet set, int number) throws SQLException {
        var row = Rows.of(set);
        return new Post(
                row.id("id"),
                new Post.Who(row.text("host"), row.text("employer"), row.maybeText("mail")),
                row.text("commune"),
                row.texts("area"),
                row.constant("profile", Post.Profile.class),
                row.number("seats"),
                row.maybeDay("funded_until"),
                new Post.Skills(row.text("languages"), row.text("training")),
                row.constant("state", Post.State.class),
                row.text("source"));
    }
}
