package io.tidings.ingest;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class H2RelayTest implements RelayFaultContract {

    private final JdbcDataSource database = new JdbcDataSource();

    H2RelayTest() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    @Override
    public DataSource database() {
        return database;
    }
}
