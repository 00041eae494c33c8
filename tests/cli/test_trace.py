import json


class TestTrace:
    def test_hops_come_nearest_to_the_origin_first(self, run, everest):
        result = run("trace", everest, "snow-height")
        assert (result.status, result.err) == (0, "")
        assert result.out.index("Nepal") < result.out.index("BBC")
        assert "“insisted”" in result.out
        assert "through Officials in Kathmandu" in result.out

    def test_json_holds_every_hop(self, run, everest):
        data = json.loads(run("trace", everest, "rock-height", "--format", "json").out)
        assert [hop["source"]["id"] for hop in data["chains"][0]["hops"]] == ["china", "bbc"]
        assert data["chains"][0]["hops"][0]["said"]["edtf"] == "2005-10"

    def test_rebuttals_are_traced_in_german_as_well(self, run, everest):
        assert "Kette 1" in run("trace", everest, "not-the-rock", "--language", "de").out

    def test_an_unknown_id_gets_the_nearest(self, run, everest):
        result = run("trace", everest, "snow-hight")
        assert (result.status, result.out) == (2, "")
        assert "did you mean 'snow-height'?" in result.err

    def test_a_record_of_another_type_is_refused(self, run, everest):
        result = run("trace", everest, "bbc")
        assert (result.status, result.out) == (2, "")
        assert "'bbc' is no claim or rebuttal" in result.err
