package org.tousaidants.platform.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class TerritoryNetworkStore {
    private final Sql sql;

    TerritoryNetworkStore(Sql sql) {
        this.sql = sql;
    }

    Optional<TerritoryNetwork> byId(String id) {
        return sql.sql("select id, name, departement from identity_network where id = :id")
                .param("id", id)
                .query(TerritoryNetwork.class)
                .optional();
    }

    List<String> ids() {
        return sql.sql("select id from identity_network order by id")
                .query(String.class)
                .list();
    }

    /// Stores the network or its new name.
    ///
    /// @param demonstration whether a new network is a demonstration; an existing network keeps its stored value
    void put(TerritoryNetwork network, boolean demonstration) {
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
