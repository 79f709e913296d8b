package org.tousaidants.reach.posts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Rows of `posts_post` and `posts_call`.
@Repository
class PostStore {
    private record CallOfPost(UUID post, PostCall call) {}

    private final Sql db;

    PostStore(Sql db) {
        this.db = db;
    }

    List<Post> all() {
        return db.sql("select * from posts_post order by host, commune, id")
                .query(Post.class)
                .list();
    }

    Optional<Post> find(UUID id) {
        return db.sql("select * from posts_post where id = :id")
                .param("id", id)
                .query(Post.class)
                .optional();
    }

    /// A post of the national list that is there already keeps what people made of it. Returns how many are new.
    int add(Post post, Instant now) {
        return db.sql("""
                        insert into posts_post (id, host, employer, mail, commune, area, profile, seats,
                                                funded_until, languages, training, state, source, changed_at)
                        values (:id, :host, :employer, :mail, :commune, :area, :profile, :seats,
                                :fundedUntil, :languages, :training, :state, :source, :now)
                        on conflict (network, source) where source <> '' do nothing""").params(post).param("now", now).update();
    }

    void state(UUID id, Post.State state, Instant now) {
        db.sql("update posts_post set state = :state, changed_at = :now where id = :id")
                .param("id", id)
                .param("state", state)
                .param("now", now)
                .update();
    }

    void call(UUID post, Instant now) {
        db.sql("insert into posts_call (post, asked_at) values (:post, :now)")
                .param("post", post)
                .param("now", now)
                .update();
    }

    void answer(UUID post, PostCall.Answer answer, String words, Instant now) {
        db.sql("""
                        update posts_call set answer = :answer, comment = :words, answered_at = :now
                        where post = :post
                          and asked_at = (select max(asked_at) from posts_call where post = :post)""")
                .param("post", post)
                .param("answer", answer)
                .param("words", words)
                .param("now", now)
                .update();
    }

    /// The latest of each post.
    Map<UUID, PostCall> calls() {
        return db.sql("select *, comment as words from posts_call order by asked_at").query(CallOfPost.class).stream()
                .collect(Collectors.toMap(CallOfPost::post, CallOfPost::call, (_, later) -> later));
    }
}
