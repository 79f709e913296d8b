package org.tousaidants.platform.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class NetworkStore {
    private final Sql sql;

    NetworkStore(Sql sql) {
        this.sql = sql;
    }

    Optional<Network> byId(String id) {
        return sql.sql("select id, name, departement from identity_network where id = :id")
                .param("id", id)
                .query(Network.class)
                .optional();
    }

    List<String> ids() {
        return sql.sql("select id from identity_network order by id")
                .query(String.class)
                .list();
    }

    /// @param demonstration for a new network; an existing one keeps its value
    void put(Network network, boolean demonstration) {
        sql.sql("""
                insert into identity_network (id, name, departement, demonstration)
                values (:id, :name, :departement, :demonstration)
                on conflict (id) do update set name = excluded.name, departement = excluded.departement""").params(network).param("demonstration", demonstration).update();
    }

    List<String> idsOf(boolean demonstration) {
        return sql.sql("select id from identity_network where demonstration = :demonstration order by id")
                .param("demonstration", demonstration)
                .query(String.class)
                .list();
    }
}
