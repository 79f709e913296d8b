package org.tousaidants.core.territory;

import java.util.List;

/// One row of an imported file of communes, as received; an absent value is blank.
record CommuneRow(
        long line,
        String code,
        String name,
        List<String> postcodes,
        String population,
        String epci,
        String epciName,
        String latitude,
        String longitude,
        boolean contour) {}
