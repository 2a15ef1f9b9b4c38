package se.usve.stack;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresTest {
    @TempDir
    static Path folder;

    static Stores stores;

    @BeforeAll
    static void start() {
        stores = Stores.start(new DataFolder(folder));
    }

    @AfterAll
    static void stop() {
        stores.close();
    }

    @Test
    void postgresIsVersion18AndWaitsForTheDisk() throws SQLException {
        try (Connection connection = stores.postgres().asSuperuser("survey")) {
            assertTrue(text(connection, "SHOW server_version").startsWith("18."));
            assertEquals("on", text(connection, "SHOW fsync"));
            assertEquals("on", text(connection, "SHOW synchronous_commit"));
            assertEquals("127.0.0.1", text(connection, "SHOW listen_addresses"));
            assertEquals("", text(connection, "SHOW unix_socket_directories"));
        }
    }

    @Test
    void aServiceReachesItsOwnDatabaseOnly() throws SQLException {
        for (Service service : Service.values()) {
            try (Connection own = owner(service); Statement sql = own.createStatement()) {
                sql.execute("CREATE TABLE mine (id int)");
                sql.execute("DROP TABLE mine");
            }
        }
        Postgres postgres = stores.postgres();
        SQLException refused = assertThrows(SQLException.class, () -> DriverManager.getConnection(
                postgres.jdbcUrl(Service.SCORING), "survey", postgres.password(Service.SURVEY)));
        assertEquals("42501", refused.getSQLState());
    }

    @Test
    void nobodyComesInWithoutThePassword() {
        for (String role : List.of("postgres", "survey", "survey_owner", "scoring", "scoring_owner", "reporting")) {
            SQLException refused = assertThrows(SQLException.class, () -> DriverManager.getConnection(
                    stores.postgres().jdbcUrl(Service.SURVEY), role, "guess"));
            assertEquals("28P01", refused.getSQLState(), role);
        }
    }

    @Test
    void onlyTheOwnerReadsPasswordsAndKeys() throws Exception {
        Keys.in(folder);
        for (String secret : List.of("postgresql/passwords.properties", "token-signing-key.pk8")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(secret))));
        }
    }

    @Test
    void bothTopicsHaveSixPartitions() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stores.bootstrapServers()))) {
            Map<String, Integer> partitions = admin.describeTopics(List.of("usve.survey.v1", "usve.scoring.v1"))
                    .allTopicNames()
                    .get()
                    .values()
                    .stream()
                    .collect(toMap(t -> t.name(), t -> t.partitions().size()));
            assertEquals(Map.of("usve.survey.v1", 6, "usve.scoring.v1", 6), partitions);
        }
    }

    @Test
    void rowsAndEventsOutliveAStop() throws Exception {
        try (Connection connection = owner(Service.REPORTING); Statement sql = connection.createStatement()) {
            sql.execute("CREATE TABLE kept AS SELECT 'Örebro' AS name");
        }
        var record = new ProducerRecord<>("usve.scoring.v1", 3, "2018-2021/unit", "kept");
        try (var producer = new KafkaProducer<>(clients(), new StringSerializer(), new StringSerializer())) {
            producer.send(record).get();
        }

        stores.stopPostgres();
        stores.stopKafka();
        assertThrows(SQLException.class, () -> owner(Service.REPORTING));
        assertFalse(Ports.answers(Integer.parseInt(stores.bootstrapServers().split(":")[1])));
        stores.startPostgres();
        stores.startKafka();

        try (Connection connection = owner(Service.REPORTING)) {
            assertEquals("Örebro", text(connection, "SELECT name FROM kept"));
        }
        try (var consumer = new KafkaConsumer<>(clients(), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition("usve.scoring.v1", 3);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            assertEquals("kept", consumer.poll(Duration.ofSeconds(20)).iterator().next().value());
        }
    }

    private static Map<String, Object> clients() {
        return Map.of("bootstrap.servers", stores.bootstrapServers(), "acks", "all");
    }

    private static Connection owner(Service service) throws SQLException {
        Postgres postgres = stores.postgres();
        return DriverManager.getConnection(postgres.jdbcUrl(service), service.owner(), postgres.ownersPassword(service));
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement sql = connection.createStatement(); ResultSet rows = sql.executeQuery(query)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }
}
